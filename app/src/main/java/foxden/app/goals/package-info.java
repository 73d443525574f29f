/** The goal tree of the task, each literal with its live reason. */
@NullMarked
package foxden.app.goals;

import org.jspecify.annotations.NullMarked;
