namespace DxIoc.Indicators.Observations;

/// <summary>Why something from outside was not accepted. A value, never an exception.</summary>
/// <param name="Code">One of <see cref="RefusalCode"/>'s words, for counting.</param>
/// <param name="Reason">What is wrong and what would be right, in one sentence, for the engineer.</param>
/// <param name="Where">The measure, array index or topic part at fault; empty for the whole message.</param>
/// <param name="Index">Position in the message as in <see cref="Measurement"/>; -1 for the whole.</param>
public sealed record Refusal(string Code, string Reason, string Where, int Index = -1);
