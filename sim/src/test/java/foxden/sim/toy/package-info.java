/** A small world for testing what carries worlds: quick, deterministic, with a hidden state. */
@NullMarked
package foxden.sim.toy;

import org.jspecify.annotations.NullMarked;
