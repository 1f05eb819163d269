namespace DxIoc.Simulator.Demo;

/// <summary>Who the player is to a broker that asks.</summary>
internal sealed record BrokerAccount(string Name, string Password);
