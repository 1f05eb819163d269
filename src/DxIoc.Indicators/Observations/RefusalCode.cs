namespace DxIoc.Indicators.Observations;

/// <summary>The kinds of refusal: a bounded set, used as metric labels.</summary>
public static class RefusalCode
{
    public const string Topic = "topic";
    public const string Payload = "payload";
    public const string Size = "size";
    public const string Name = "name";
    public const string Number = "number";
    public const string Time = "time";
    public const string Future = "future";
    public const string TooOld = "too-old";
    public const string Area = "area";
    public const string Range = "range";
    public const string Limit = "limit";

    /// <summary>Who sent it may not.</summary>
    public const string Access = "access";

    /// <summary>A word for the instrument's state that its definition does not know.</summary>
    public const string Quality = "quality";

    /// <summary>A file whose name fits no definition, or that is none to be read.</summary>
    public const string File = "file";

    /// <summary>Acknowledged, and then refused by the server behind history: kept apart with that server's reason.</summary>
    public const string Store = "store";
}
