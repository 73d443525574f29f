/**
 * JMH benchmarks: what one piece costs by itself, in a JVM of its own, for whoever changes that
 * piece. `foxden bench jmh` runs them; ratios to rivals are in `foxden bench nn`.
 */
@NullMarked
package foxden.policies.bench.jmh;

import org.jspecify.annotations.NullMarked;
