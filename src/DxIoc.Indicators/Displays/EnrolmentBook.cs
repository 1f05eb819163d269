using DxIoc.Contracts.Displays;

namespace DxIoc.Indicators.Displays;

/// <summary>
/// Screens that wait for approval, each with a code of its own for ten minutes. As many wait as <see cref="Limit"/>, and as many come in
/// a minute as <see cref="PerMinute"/>; a further one is refused and asks again. Nobody's place is taken from them. Pure.
/// </summary>
public sealed class EnrolmentBook
{
    /// <summary>Screens that wait at most.</summary>
    public const int Limit = 50;

    /// <summary>Screens that may ask within a minute.</summary>
    public const int PerMinute = 30;

    public const int CodeLength = 6;

    /// <summary>Without 0 O, 1 I L, 2 Z, 5 S, 8 B and U V: what is read off a wall is typed once.</summary>
    public const string Alphabet = "34679ACDEFGHJKMNPQRTWXY";

    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (string TokenHash, WaitingDisplay Screen)> _waiting = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _asked = new();

    /// <summary>Those that wait, the newest first.</summary>
    public IReadOnlyList<WaitingDisplay> Waiting => [.. _waiting.Values.Select(w => w.Screen).OrderByDescending(s => s.Since).ThenBy(s => s.Code, StringComparer.Ordinal)];

    /// <summary>Hashes of their tokens.</summary>
    public IReadOnlyList<string> Tokens => [.. _waiting.Values.Select(w => w.TokenHash)];

    /// <summary>A code in the form that is kept: people type small letters and spaces.</summary>
    public static string Typed(string? code) => new([.. (code ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-').Select(char.ToUpperInvariant).Take(CodeLength + 1)]);

    /// <summary>Null when too many wait or ask.</summary>
    /// <param name="code">Draws a code; drawn again where it is in use.</param>
    public WaitingDisplay? Enrol(string tokenHash, int width, int height, Func<string> code, DateTimeOffset now)
    {
        Expire(now);
        while (_asked.TryPeek(out var first) && first <= now - TimeSpan.FromMinutes(1))
        {
            _asked.Dequeue();
        }

        if (_waiting.Count >= Limit || _asked.Count >= PerMinute)
        {
            return null;
        }

        _asked.Enqueue(now);
        string drawn;
        do
        {
            drawn = code();
        }
        while (_waiting.ContainsKey(drawn));

        var screen = new WaitingDisplay(drawn, now, now + Lasting, width, height);
        _waiting.Add(drawn, (tokenHash, screen));
        return screen;
    }

    /// <summary>The hash of the token of the screen that shows the code; null where none does.</summary>
    public string? TokenOf(string code, DateTimeOffset now)
    {
        Expire(now);
        return _waiting.TryGetValue(code, out var found) ? found.TokenHash : null;
    }

    public void Remove(string code) => _waiting.Remove(code);

    /// <summary>True when a code has had its time.</summary>
    public bool Expire(DateTimeOffset now)
    {
        var over = _waiting.Values.Where(w => w.Screen.Expires <= now).Select(w => w.Screen.Code).ToList();
        over.ForEach(c => _waiting.Remove(c));
        return over.Count > 0;
    }
}
