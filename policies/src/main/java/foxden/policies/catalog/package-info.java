/**
 * Names to things: which policies and which training runs there are, and how to make one. Built by
 * the composition root; everything else is handed what it needs.
 */
@NullMarked
package foxden.policies.catalog;

import org.jspecify.annotations.NullMarked;
