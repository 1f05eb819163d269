using DxIoc.Contracts.Displays;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Displays;

/// <summary>How displays are spoken of.</summary>
public static class DisplayWords
{
    public static string Reason(DisplayReason reason, Language language) => reason switch
    {
        DisplayReason.Situation => language["display.reason.situation"],
        DisplayReason.Operator => language["display.reason.operator"],
        DisplayReason.Frozen => language["display.reason.frozen"],
        _ => language["display.reason.own"],
    };

    /// <summary>What a refusal means for whoever pressed the button: its status begins the answer.</summary>
    public static string Problem(string answer, Language language) => answer.Split(' ')[0] switch
    {
        "0" => language["displays.problem.0"],
        "404" => language["displays.problem.404"],
        "409" => language["displays.problem.409"],
        "507" => language["displays.problem.507"],
        _ => $"{language["displays.problem"]}: {answer}",
    };
}
