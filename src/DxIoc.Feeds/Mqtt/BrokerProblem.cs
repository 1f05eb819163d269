namespace DxIoc.Feeds.Mqtt;

/// <summary>Something that a broker's options name and that cannot be used.</summary>
/// <param name="Key">As in an entry of `brokers:`.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What would be right.</param>
public sealed record BrokerProblem(string Key, string Problem, string Remedy)
{
    public override string ToString() => $"{Problem}: {Remedy}";
}
