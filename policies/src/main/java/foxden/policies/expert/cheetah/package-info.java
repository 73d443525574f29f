/**
 * The cheetah's expert: a small network, and the evolution strategy that trains it on our own
 * simulator.
 */
@NullMarked
package foxden.policies.expert.cheetah;

import org.jspecify.annotations.NullMarked;
