package foxden.sim;

/**
 * The full state of an environment as bytes, exact to the bit; portable between JVMs of the same
 * Foxden version.
 *
 * @param step ticks since reset
 * @param hash state hash at that step
 * @param bytes the environment's own encoding; not to be written to
 */
public record Snapshot(long step, long hash, byte[] bytes) {}
