using System.Buffers;
using CsCheck;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Tests.Windows;

/// <summary>What must hold of every aggregate, over random observations.</summary>
public sealed class WindowPropertyTests
{
    public static TheoryData<string> Cases => Case.Names;

    [Theory, MemberData(nameof(Cases))]
    public void Areas_merged_equal_the_plain_computation_over_all_observations(string name)
    {
        var c = Case.All[name];
        Gen.Select(c.Samples(90), Gen.Int[0, 900]).Sample(
            (samples, back) =>
            {
                var all = Sample.Once(samples);
                var province = Empty(c);
                foreach (var area in all.GroupBy(s => s.Area).Reverse())
                {
                    province.Merge(Filled(c, area));
                }

                Equal(c, all, province, back);
            },
            iter: name.StartsWith("VN", StringComparison.Ordinal) ? 60 : 300);
    }

    [Theory, MemberData(nameof(Cases))]
    public void The_order_of_arrival_changes_nothing(string name)
    {
        var c = Case.All[name];
        Gen.Select(c.Samples(90), Gen.Int[0, 900], Gen.Int[0, 1_000]).Sample(
            (samples, back, seed) =>
            {
                var all = Sample.Once(samples);
                var shuffled = all.ToArray();
                new Random(seed).Shuffle(shuffled);
                Equal(c, all, Filled(c, shuffled), back);
            },
            iter: name.StartsWith("VN", StringComparison.Ordinal) ? 40 : 200);
    }

    [Theory, MemberData(nameof(Cases))]
    public void What_is_written_is_read_back_and_a_copy_stands_alone(string name)
    {
        var c = Case.All[name];
        c.Samples(60).Where(s => s.Length > 0).Sample(
            samples =>
            {
                var window = Filled(c, Sample.Once(samples));
                var bytes = Bytes(window);
                var read = WindowFactory.Read(c.Indicator, Some.Zone, bytes);
                Assert.Equal(bytes, Bytes(read));
                Assert.Equal(window.Newest, read.Newest);
                Assert.Equal(window.Evaluate(window.Newest!.Value), read.Evaluate(window.Newest!.Value));

                var copy = window.Copy();
                Assert.True(copy.Add(1, 0, window.Newest!.Value + Some.Minutes(1), 1));
                Assert.Equal(bytes, Bytes(window));
                read.Merge(copy);
                Assert.Equal(copy.Newest, read.Newest);
            },
            iter: 100);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Cut_or_lengthened_bytes_are_refused(string name)
    {
        var c = Case.All[name];
        var window = Empty(c);
        for (var i = 0; i < 5; i++)
        {
            window.Add((ulong)i, 0, Some.Evening + Some.Minutes(i), i);
        }

        var bytes = Bytes(window);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<ArgumentException>(() => WindowFactory.Read(c.Indicator, Some.Zone, bytes.AsSpan(0, length)));
        }

        Assert.Throws<ArgumentException>(() => WindowFactory.Read(c.Indicator, Some.Zone, [.. bytes, 0]));
    }

    [Theory, MemberData(nameof(Cases))]
    public void Nonsense_is_refused_or_harmless(string name)
    {
        var c = Case.All[name];
        var bytes = Bytes(Filled(c, [.. Enumerable.Range(0, 20).Select(i => new Sample("a", $"d{i % 3}", 0, Some.Evening + Some.Minutes(i), i, Some.Evening))]));
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte).Array[1, 6].Sample(
            changes =>
            {
                var changed = bytes.ToArray();
                foreach (var (at, value) in changes)
                {
                    changed[at] = value;
                }

                try
                {
                    var window = WindowFactory.Read(c.Indicator, Some.Zone, changed);
                    window.Evaluate(Some.Evening);
                    window.Count(Some.Evening, Some.Evening + Some.Minutes(1));
                    Empty(c).Merge(window);
                }
                catch (ArgumentException)
                {
                    // Refused: as it should be.
                }
            },
            iter: 300);
    }

    private static void Equal(Case c, List<Sample> all, IWindow window, int secondsBack)
    {
        if (all.Count == 0)
        {
            Assert.Null(window.Newest);
            Assert.Equal(new Evaluation(null, 0), window.Evaluate(Some.Evening));
            return;
        }

        var newest = all.MaxBy(s => s.Time.Micros)!.Time;
        Assert.Equal(newest, window.Newest);
        foreach (var end in new[] { newest, newest - Some.Seconds(secondsBack) })
        {
            var (value, samples) = Reference.Of(c.Indicator, all, end);
            var evaluation = window.Evaluate(end);
            c.Agree(value, evaluation.Value);
            Assert.Equal(samples, evaluation.Samples);
        }
    }

    private static IWindow Empty(Case c) => WindowFactory.Create(c.Indicator, Some.Zone);

    private static IWindow Filled(Case c, IEnumerable<Sample> samples)
    {
        var window = Empty(c);
        foreach (var s in samples)
        {
            window.Add(s.Key, s.Measure, s.Time, s.Value);
        }

        return window;
    }

    private static byte[] Bytes(IWindow window)
    {
        var output = new ArrayBufferWriter<byte>();
        window.Write(output);
        return output.WrittenSpan.ToArray();
    }
}
