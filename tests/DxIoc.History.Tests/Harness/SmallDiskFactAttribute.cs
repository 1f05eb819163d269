namespace DxIoc.History.Tests.Harness;

/// <summary>A test that mounts a disk.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!SmallDisk.CanMount)
        {
            Skip = "a small disk cannot be mounted here: it takes root, and a container that lets it";
        }
    }
}
