/**
 * Language models at the scale of a toy: tokenisers, a generator of stories in which somebody is
 * named early and asked for late, recipes that train the paper's architectures on them, and the
 * measurements that its findings are compared by.
 */
@NullMarked
package foxden.policies.language;

import org.jspecify.annotations.NullMarked;
