namespace DxIoc.Wall.Scenes;

/// <summary>Something in a scene that looks again at what it shows when the scene's pulse beats. It does not throw.</summary>
public interface IBeaten
{
    void Beat();
}
