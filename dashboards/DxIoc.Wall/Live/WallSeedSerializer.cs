using System.Buffers;
using System.Text.Json;
using DxIoc.Contracts.Boards;
using MessagePack;
using Microsoft.AspNetCore.Components;

namespace DxIoc.Wall.Live;

/// <summary>
/// How the seed is carried into the browser. A browser that opens cold interprets every line, so each byte and each type that it must
/// find out about is a part of the wait: the catalogue is JSON read by generated code, boards are arrays without names. Both ends are
/// of the same build: the page names the files that read it.
/// </summary>
public sealed class WallSeedSerializer : PersistentComponentStateSerializer<WallSeed?>
{
    private const int SeedParts = 2;
    private const int BoardParts = 4;
    private const int ReadingParts = 15;

    public override void Persist(WallSeed? value, IBufferWriter<byte> writer)
    {
        var pack = new MessagePackWriter(writer);
        if (value is null)
        {
            pack.WriteNil();
        }
        else
        {
            pack.WriteArrayHeader(SeedParts);
            pack.Write(JsonSerializer.SerializeToUtf8Bytes(value with { Boards = [] }, WallJson.Default.WallSeed));
            pack.WriteArrayHeader(value.Boards.Count);
            foreach (var board in value.Boards)
            {
                Write(ref pack, board);
            }
        }

        pack.Flush();
    }

    public override WallSeed? Restore(ReadOnlySequence<byte> data)
    {
        var pack = new MessagePackReader(data);
        if (pack.TryReadNil() || pack.ReadArrayHeader() != SeedParts)
        {
            return null;
        }

        var catalogue = new Utf8JsonReader(pack.ReadBytes() ?? default);
        var seed = JsonSerializer.Deserialize(ref catalogue, WallJson.Default.WallSeed);
        var boards = new BoardUpdate[pack.ReadArrayHeader()];
        for (var i = 0; i < boards.Length; i++)
        {
            boards[i] = ReadBoard(ref pack);
        }

        return seed is null ? null : seed with { Boards = boards };
    }

    private static void Write(ref MessagePackWriter pack, BoardUpdate board)
    {
        pack.WriteArrayHeader(BoardParts);
        pack.Write(board.Area);
        pack.Write(board.Version);
        Write(ref pack, board.Time);
        pack.WriteArrayHeader(board.Readings.Count);
        foreach (var reading in board.Readings)
        {
            Write(ref pack, reading);
        }
    }

    private static void Write(ref MessagePackWriter pack, Reading reading)
    {
        pack.WriteArrayHeader(ReadingParts);
        pack.Write(reading.Indicator);
        Write(ref pack, reading.Value);
        pack.Write((int)reading.Status);
        pack.Write((int)reading.Freshness);
        Write(ref pack, reading.At);
        Write(ref pack, reading.Age);
        pack.Write(reading.Samples);
        pack.Write(reading.Coverage.Fresh);
        pack.Write(reading.Coverage.Expected);
        Write(ref pack, reading.Trend);
        Write(ref pack, reading.Target);
        Write(ref pack, reading.Attainment);
        pack.Write(reading.InputLost);
        pack.Write(reading.Period);
        pack.Write(reading.Document);
    }

    private static BoardUpdate ReadBoard(ref MessagePackReader pack)
    {
        pack.ReadArrayHeader();
        var (area, version, time) = (pack.ReadString()!, pack.ReadInt64(), Moment(ref pack));
        var readings = new Reading[pack.ReadArrayHeader()];
        for (var i = 0; i < readings.Length; i++)
        {
            pack.ReadArrayHeader();
            readings[i] = new Reading
            {
                Indicator = pack.ReadString()!,
                Value = Number(ref pack),
                Status = (ReadingStatus)pack.ReadInt32(),
                Freshness = (Freshness)pack.ReadInt32(),
                At = Moment(ref pack),
                Age = Number(ref pack),
                Samples = pack.ReadInt64(),
                Coverage = new Coverage(pack.ReadInt32(), pack.ReadInt32()),
                Trend = Number(ref pack),
                Target = Number(ref pack),
                Attainment = Number(ref pack),
                InputLost = pack.ReadBoolean(),
                Period = pack.ReadString(),
                Document = pack.ReadString(),
            };
        }

        return new BoardUpdate { Area = area, Version = version, Full = true, Time = time, Readings = readings };
    }

    private static void Write(ref MessagePackWriter pack, double? value)
    {
        if (value is { } number)
        {
            pack.Write(number);
        }
        else
        {
            pack.WriteNil();
        }
    }

    private static void Write(ref MessagePackWriter pack, DateTimeOffset? time)
    {
        if (time is { } moment)
        {
            pack.Write(moment.UtcTicks);
        }
        else
        {
            pack.WriteNil();
        }
    }

    private static double? Number(ref MessagePackReader pack) => pack.TryReadNil() ? null : pack.ReadDouble();

    private static DateTimeOffset? Moment(ref MessagePackReader pack) => pack.TryReadNil() ? null : new DateTimeOffset(pack.ReadInt64(), TimeSpan.Zero);
}
