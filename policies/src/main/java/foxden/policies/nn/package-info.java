/**
 * What networks are computed with: matrices as views over float arrays, {@link
 * foxden.policies.nn.Kernels} on the Vector API with a scalar twin, named parameters, the
 * optimiser, and the safetensors file format. No network lives here.
 */
@NullMarked
package foxden.policies.nn;

import org.jspecify.annotations.NullMarked;
