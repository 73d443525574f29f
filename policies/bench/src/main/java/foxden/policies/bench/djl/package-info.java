/** DJL with PyTorch's native library as a rival; only {@code foxden bench nn} has it. */
@NullMarked
package foxden.policies.bench.djl;

import org.jspecify.annotations.NullMarked;
