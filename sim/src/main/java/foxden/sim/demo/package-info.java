/**
 * The log: one MCAP file per demonstration, written while the world runs, read back as the same
 * {@link foxden.sim.StepResult}s that the world gave, and verified by stepping the recorded actions
 * again. The format is described in {@code docs/formats/demo.md}.
 */
@NullMarked
package foxden.sim.demo;

import org.jspecify.annotations.NullMarked;
