using DxIoc.Contracts.Displays;
using DxIoc.Grains.Wire;

namespace DxIoc.Grains.Displays;

/// <summary>All displays: who is enrolled, what each was told, how each is. One for the province, key 0.</summary>
public interface IDisplaysGrain : IGrainWithIntegerKey
{
    /// <summary>Tells the observer of each change from now on, for a minute; called again before that. Answers the displays as they are.</summary>
    Task<DisplaySet> Watch(IDisplaysObserver observer);

    /// <summary>The displays with their last reports.</summary>
    Task<DisplaySet> List();

    /// <summary>A code for a screen; null when too many wait or ask.</summary>
    Task<WaitingDisplay?> Enrol(string tokenHash, int width, int height);

    /// <param name="approval">Checked against scenes, playlists and areas already.</param>
    Task<DisplayVerdict> Approve(DisplayApproval approval);

    /// <param name="change">Checked already.</param>
    Task<DisplayVerdict> Change(string id, DisplayChange change);

    Task<DisplayVerdict> Remove(string id);

    /// <summary>Durable when it answers, and on its way to the screens.</summary>
    /// <param name="command">Checked already.</param>
    Task<DisplaysDriven> Drive(DisplayCommand command);

    /// <summary>False for a screen that is not enrolled, or that reports too often.</summary>
    /// <param name="report">Checked already.</param>
    Task<bool> Report(string tokenHash, DisplayReport report);
}
