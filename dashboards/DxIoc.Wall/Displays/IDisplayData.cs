using DxIoc.Contracts.Displays;

namespace DxIoc.Wall.Displays;

/// <summary>
/// What screens and operators ask besides the stream: over HTTP in the browser, directly where pages are pre-rendered. Reading throws what
/// <see cref="Live.ServerAway"/> means when the server is away; what changes something answers what is wrong, empty for nothing.
/// </summary>
public interface IDisplayData
{
    Task<DisplayList> ListAsync(CancellationToken cancellation);

    /// <summary>Null when too many screens wait: ask again later.</summary>
    Task<Enrolment?> EnrolAsync(EnrolRequest request, CancellationToken cancellation);

    Task<string> ApproveAsync(DisplayApproval approval, CancellationToken cancellation);

    Task<string> ChangeAsync(string id, DisplayChange change, CancellationToken cancellation);

    Task<string> RemoveAsync(string id, CancellationToken cancellation);

    Task<string> DriveAsync(DisplayCommand command, CancellationToken cancellation);
}
