package foxden.sim.loop;

import java.nio.file.Path;

/**
 * A file of a take, and which of its steps belong to it: whoever was set back while recording left
 * what follows.
 *
 * @param from first step
 * @param to last step that belongs to the take
 */
public record RecordedPart(Path file, long from, long to) {}
