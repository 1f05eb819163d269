using System.Buffers;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Live;

namespace DxIoc.Wall.Tests.Live;

/// <summary>What is carried from the page that the server drew into the browser.</summary>
public sealed class WallSeedSerializerTests
{
    [Fact]
    public void A_seed_comes_out_as_it_went_in()
    {
        var reading = Some.Reading() with
        {
            Age = 1.5, Samples = 7, Trend = -0.25, Target = 90, Attainment = 0.5, InputLost = true, Period = "2022-Q1", Document = "12/BC-UBND", Status = ReadingStatus.Critical,
        };
        var seed = Some.Seed(
            [Some.Indicator(target: new TargetInfo(">=", 90, "1906"))],
            Some.Whole("province", reading, Some.Missing("pm10")) with { Version = 12 },
            Some.Whole("north"));

        var restored = Carry(seed)!;

        Assert.Equivalent(seed, restored, strict: true);
        Assert.Equal(seed.Boards[0].Readings, restored.Boards[0].Readings);
    }

    [Fact]
    public void No_seed_stays_none() => Assert.Null(Carry(null));

    private static WallSeed? Carry(WallSeed? seed)
    {
        var (serializer, bytes) = (new WallSeedSerializer(), new ArrayBufferWriter<byte>());
        serializer.Persist(seed, bytes);
        return serializer.Restore(new ReadOnlySequence<byte>(bytes.WrittenMemory));
    }
}
