/**
 * The one thread that owns a world. {@link foxden.sim.loop.SimLoop} drains commands, asks its
 * driver, steps, checks break conditions and tells its listeners; {@link
 * foxden.sim.loop.ReplayLoop} does the same for a recording. Both are a {@link
 * foxden.sim.loop.Transport}, so a view cannot tell them apart. No clock of its own: time comes
 * from a supplier that the composition root hands in.
 */
@NullMarked
package foxden.sim.loop;

import org.jspecify.annotations.NullMarked;
