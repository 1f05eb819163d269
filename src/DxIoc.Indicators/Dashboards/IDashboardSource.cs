namespace DxIoc.Indicators.Dashboards;

/// <summary>The dashboards in force. They change as a whole: read them once per piece of work.</summary>
public interface IDashboardSource
{
    DashboardSet Current { get; }

    /// <summary>Raised after <see cref="Current"/> changed. Handlers return at once.</summary>
    event EventHandler? Changed;
}
