/**
 * Measures the kernels, the attention and the trainer against other people's, side by side in one
 * run: {@code foxden bench nn}. Rivals are found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package foxden.policies.bench;

import org.jspecify.annotations.NullMarked;
