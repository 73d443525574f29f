/**
 * How the shipped scenes are laid out: a small language of "against this wall" and "on that table",
 * the house and the arena written in it, and the program that writes their files.
 */
@NullMarked
package foxden.scenes.layout;

import org.jspecify.annotations.NullMarked;
