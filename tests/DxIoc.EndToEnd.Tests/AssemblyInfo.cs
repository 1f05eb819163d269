// Each test has a server of its own and measures time on two cores: one after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
