/** A chess library as the rival of our rules. */
@NullMarked
package foxden.policies.bench.chess;

import org.jspecify.annotations.NullMarked;
