/**
 * The shell of the house: its plan (rooms, walls with openings, floors, ground) and the models made
 * from it, and what is fitted into it (windows, door frames, curtains) or grows around it.
 */
@NullMarked
package foxden.assets.generate.house;

import org.jspecify.annotations.NullMarked;
