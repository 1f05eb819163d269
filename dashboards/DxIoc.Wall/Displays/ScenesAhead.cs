using DxIoc.Wall.Live;
using DxIoc.Wall.Scenes;

namespace DxIoc.Wall.Displays;

/// <summary>Fetches scenes before anybody asks for them, one at a time, so that one that is put on a wall stands at once. The first hundred alone.</summary>
public sealed class ScenesAhead(ISceneData scenes, TimeProvider time)
{
    private const int Limit = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private Queue<string>? _ids;

    /// <summary>Fetches the next one; nothing while the server is away, and nothing when all are there.</summary>
    public async Task NextAsync()
    {
        using var soon = new CancellationTokenSource(Patience, time);
        try
        {
            _ids ??= new Queue<string>((await scenes.ScenesAsync(soon.Token)).Scenes.Take(Limit).Select(s => s.Id));
            if (_ids.TryPeek(out var id))
            {
                if (scenes.Known(id) is null)
                {
                    await scenes.SceneAsync(id, soon.Token);
                }

                _ids.Dequeue();
            }
        }
        catch (Exception e) when (ServerAway.Means(e))
        {
            // Asked again with the next turn.
        }
    }
}
