namespace DxIoc.Indicators.Windows;

/// <summary>A window's figure: null where nothing (or too little) was observed in it, and how many observations it covers.</summary>
public readonly record struct Evaluation(double? Value, long Samples);
