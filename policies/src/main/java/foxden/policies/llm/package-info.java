/**
 * Language models as players: three wire formats through LangChain4j, with retries, a pace, a
 * budget and a ledger of every answer, from which the same games replay offline.
 */
@NullMarked
package foxden.policies.llm;

import org.jspecify.annotations.NullMarked;
