/**
 * LMAct's tasks as policies meet them: demonstrations in context, the experts that give them, and
 * the small forgetting transformers that learn from them.
 */
@NullMarked
package foxden.policies.lmact;

import org.jspecify.annotations.NullMarked;
