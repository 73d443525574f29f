/**
 * The Forgetting Transformer (Lin et al., ICLR 2025), FoX (LLaMA): a transformer block without
 * positions whose attention logits are lowered by the cumulated log of a forget gate. Weights
 * ({@link foxden.policies.fox.FoxModel}), state ({@link foxden.policies.fox.FoxStream}, {@link
 * foxden.policies.fox.FoxActivations}) and the arithmetic are apart; {@link
 * foxden.policies.fox.Trainer} trains, {@link foxden.policies.fox.FoxMind} shows.
 */
@NullMarked
package foxden.policies.fox;

import org.jspecify.annotations.NullMarked;
