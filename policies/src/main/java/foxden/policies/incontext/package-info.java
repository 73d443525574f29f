/**
 * One forgetting transformer for several games with variants: what a variant's secret is, it reads
 * from the demonstrations in its context and from nothing else.
 */
@NullMarked
package foxden.policies.incontext;

import org.jspecify.annotations.NullMarked;
