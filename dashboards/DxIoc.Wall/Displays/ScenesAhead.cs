using DxIoc.Wall.Live;
using DxIoc.Wall.Scenes;

namespace DxIoc.Wall.Displays;

/// <summary>Fetches scenes before anybody asks for them, one at a time, so that one that is put on a wall stands at once. The first hundred alone.</summary>
public sealed class ScenesAhead(ISceneData scenes)
{
    private const int Limit = 100;

    private Queue<string>? _ids;

    /// <summary>Fetches the next one; nothing while the server is away, and nothing when all are there.</summary>
    public async Task NextAsync()
    {
        try
        {
            _ids ??= new Queue<string>((await scenes.ScenesAsync(CancellationToken.None)).Scenes.Take(Limit).Select(s => s.Id));
            if (_ids.TryPeek(out var id))
            {
                if (scenes.Known(id) is null)
                {
                    await scenes.SceneAsync(id, CancellationToken.None);
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
