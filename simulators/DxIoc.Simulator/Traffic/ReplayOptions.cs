using System.Globalization;
using DxIoc.Simulator.Words;

namespace DxIoc.Simulator.Traffic;

/// <summary>What replay asks for.</summary>
/// <param name="Speed">Times faster than it was; null for as fast as the broker takes it.</param>
/// <param name="ToNow">Whether messages' own times keep their distance from their arrival instead of their date.</param>
internal sealed record ReplayOptions(string File, BrokerAddress Broker, double? Speed, bool ToNow)
{
    public const string Usage = """
        replay FILE: what record wrote, to a broker again

          --broker URL         mqtt://localhost:1883, or mqtts://host:8883
          --username NAME, --password-file FILE
          --speed X            1 as it was, 10 ten times as fast, max as fast as the broker takes it
          --shift now          a message's own time ("t") keeps its distance from its arrival, not its date
        """;

    public static ReplayOptions? Parse(IReadOnlyList<string> args, out IReadOnlyList<string> errors)
    {
        var words = new WordReader(args);
        var (speed, shift) = (words.Text("--speed", "1"), words.OptionalText("--shift"));
        double factor = 1;
        if (speed != "max" && !(double.TryParse(speed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out factor) && factor is >= 0.001 and <= 100_000))
        {
            words.Refuse("--speed", speed, "write a number like 1 or 10, or max", 0);
        }

        if (shift is not (null or "now"))
        {
            words.Refuse("--shift", shift, "write now, or leave it out", 0);
        }

        var options = new ReplayOptions(words.Plain("FILE"), BrokerAddress.Read(words), speed == "max" ? null : factor, shift is not null);
        errors = words.Errors;
        return errors.Count == 0 ? options : null;
    }
}
