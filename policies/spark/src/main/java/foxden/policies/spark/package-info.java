/** Sweeps on a cluster of Apache Spark: one task an episode, rows come home as each ends. */
@NullMarked
package foxden.policies.spark;

import org.jspecify.annotations.NullMarked;
