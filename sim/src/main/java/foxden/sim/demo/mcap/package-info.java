/**
 * A small writer and reader of MCAP (mcap.dev), the container of our logs: chunked, indexed, with
 * checksums, readable from the front after a crash. Knows nothing of worlds.
 */
@NullMarked
package foxden.sim.demo.mcap;

import org.jspecify.annotations.NullMarked;
