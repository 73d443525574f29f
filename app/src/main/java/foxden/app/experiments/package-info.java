/**
 * The experiments view: curves of a sweep over numbers of demonstrations, the replay control as a
 * map, what it cost, and every episode behind a point, to be watched.
 */
@NullMarked
package foxden.app.experiments;

import org.jspecify.annotations.NullMarked;
