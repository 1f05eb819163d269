using DxIoc.Contracts.Boards;
using MessagePack;
using MessagePack.Resolvers;

namespace DxIoc.Wall.Tests.Live;

/// <summary>The written-out formatters: byte for byte what the attributes on the types promise to other clients.</summary>
public sealed class BoardFormattersTests
{
    private static readonly MessagePackSerializerOptions Ours = MessagePackSerializerOptions.Standard.WithResolver(
        CompositeResolver.Create(DynamicEnumAsStringResolver.Instance, ContractlessStandardResolver.Instance));

    /// <summary>What the library makes from the names alone.</summary>
    private static readonly MessagePackSerializerOptions Promised = MessagePackSerializerOptions.Standard.WithResolver(CompositeResolver.Create(
        DynamicEnumAsStringResolver.Instance, BuiltinResolver.Instance, DynamicGenericResolver.Instance, DynamicObjectResolver.Instance));

    private static readonly BoardUpdate Update = Some.Whole(
        "province",
        [
            .. from status in Enum.GetValues<ReadingStatus>()
               from freshness in Enum.GetValues<Freshness>()
               select Some.Reading($"{status}", status: status, freshness: freshness),
            Some.Missing(),
            Some.Reading() with { Age = 1.5, Samples = long.MaxValue, Trend = -0.25, Target = 90, Attainment = 0.5, InputLost = true, Period = "2022-Q1", Document = "số 12" },
        ]) with { Version = 70_000 };

    [Fact]
    public void An_update_is_written_as_its_names_promise() =>
        Assert.Equal(MessagePackSerializer.Serialize(Update, Promised), MessagePackSerializer.Serialize(Update, Ours));

    [Fact]
    public void An_update_is_read_as_it_was_written()
    {
        var read = MessagePackSerializer.Deserialize<BoardUpdate>(MessagePackSerializer.Serialize(Update, Promised), Ours);

        Assert.Equal(Update.Readings, read.Readings);
        Assert.Equal((Update.Area, Update.Version, Update.Full, Update.Time), (read.Area, read.Version, read.Full, read.Time));
    }

    [Fact]
    public void What_a_newer_server_adds_is_passed_over()
    {
        var newer = MessagePackSerializer.Serialize(
            new Dictionary<string, object> { ["indicator"] = "pm25", ["mood"] = new[] { 1, 2 }, ["samples"] = 3 }, ContractlessStandardResolver.Options);

        var read = MessagePackSerializer.Deserialize<Reading>(newer, Ours);

        Assert.Equal(("pm25", 3L), (read.Indicator, read.Samples));
    }
}
