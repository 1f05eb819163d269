using DxIoc.Contracts.Displays;
using DxIoc.Wall.Displays;

namespace DxIoc.Server.Displays;

/// <summary>What the pre-rendered page of displays shows. It is drawn before anybody can press a button: what buttons ask for is the browser's alone.</summary>
internal sealed class ServerDisplayData(DisplayDesk desk) : IDisplayData
{
    public Task<DisplayList> ListAsync(CancellationToken cancellation) => desk.ListAsync();

    public Task<Enrolment?> EnrolAsync(EnrolRequest request, CancellationToken cancellation) => throw Never();

    public Task<string> ApproveAsync(DisplayApproval approval, CancellationToken cancellation) => throw Never();

    public Task<string> ChangeAsync(string id, DisplayChange change, CancellationToken cancellation) => throw Never();

    public Task<string> RemoveAsync(string id, CancellationToken cancellation) => throw Never();

    public Task<string> DriveAsync(DisplayCommand command, CancellationToken cancellation) => throw Never();

    private static NotSupportedException Never() => new("A page that is pre-rendered changes nothing; ask from the browser.");
}
