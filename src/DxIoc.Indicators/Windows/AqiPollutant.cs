namespace DxIoc.Indicators.Windows;

/// <summary>The columns of the Decision's table 2.</summary>
public enum AqiPollutant
{
    Pm25,
    Pm10,
    So2,
    No2,
    Co,
    O3OneHour,
    O3EightHours,
}
