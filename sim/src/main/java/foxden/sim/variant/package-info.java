/**
 * Small games whose rules have a secret that differs from variant to variant: what a word does,
 * what a clue means, which goal counts. A quarter of all variants is kept from every training.
 */
@NullMarked
package foxden.sim.variant;

import org.jspecify.annotations.NullMarked;
