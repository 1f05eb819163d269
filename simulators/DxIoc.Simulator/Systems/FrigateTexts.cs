using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace DxIoc.Simulator.Systems;

/// <summary>What a Frigate recorder writes, in its documented form: times are Unix seconds with a fraction.</summary>
internal static class FrigateTexts
{
    public static string IdOf(DateTimeOffset time, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Seconds(time):F6}-{number % 0xffffff:x6}");

    public static byte[] Event(string type, TrackedObject seen, DateTimeOffset now) => Json(json =>
    {
        json.WriteString("type", type);
        foreach (var part in (string[])["before", "after"])
        {
            json.WriteStartObject(part);
            json.WriteString("id", seen.Id);
            json.WriteString("camera", seen.Camera);
            json.WriteNumber("frame_time", Seconds(now));
            json.WriteString("label", seen.Label);
            json.WriteNull("sub_label");
            json.WriteNumber("top_score", 0.958984375);
            json.WriteBoolean("false_positive", false);
            json.WriteNumber("start_time", Seconds(seen.Start));
            WriteEnd(json, type == "end" && part == "after" ? now : null);
            json.WriteNumber("score", 0.87890625);
            json.WriteStartArray("current_zones");
            json.WriteEndArray();
            json.WriteBoolean("has_snapshot", true);
            json.WriteBoolean("has_clip", type == "end");
            json.WriteBoolean("active", true);
            json.WriteBoolean("stationary", false);
            json.WriteEndObject();
        }
    });

    public static byte[] Review(string type, TrackedObject seen, DateTimeOffset now) => Json(json =>
    {
        json.WriteString("type", type);
        foreach (var part in (string[])["before", "after"])
        {
            json.WriteStartObject(part);
            json.WriteString("id", seen.Id);
            json.WriteString("camera", seen.Camera);
            json.WriteNumber("start_time", Seconds(seen.Start));
            WriteEnd(json, type == "end" && part == "after" ? now : null);
            json.WriteString("severity", seen.Label == "person" ? "alert" : "detection");
            json.WriteStartObject("data");
            json.WriteStartArray("detections");
            json.WriteStringValue(seen.Id);
            json.WriteEndArray();
            json.WriteStartArray("objects");
            json.WriteStringValue(seen.Label);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
    });

    public static byte[] Stats(IReadOnlyDictionary<string, double> fps, DateTimeOffset now) => Json(json =>
    {
        json.WriteStartObject("cameras");
        foreach (var (camera, rate) in fps)
        {
            json.WriteStartObject(camera);
            json.WriteNumber("camera_fps", rate);
            json.WriteNumber("process_fps", rate);
            json.WriteNumber("skipped_fps", 0.0);
            json.WriteNumber("detection_fps", Math.Round(rate / 10, 1));
            json.WriteBoolean("detection_enabled", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteNumber("camera_fps", Math.Round(fps.Values.Sum(), 2));
        json.WriteStartObject("service");
        json.WriteString("version", "0.17.0");
        json.WriteNumber("last_updated", now.ToUnixTimeSeconds());
        json.WriteEndObject();
    });

    private static void WriteEnd(Utf8JsonWriter json, DateTimeOffset? end)
    {
        if (end is { } time)
        {
            json.WriteNumber("end_time", Seconds(time));
        }
        else
        {
            json.WriteNull("end_time");
        }
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalMicroseconds / 1_000_000;
}
