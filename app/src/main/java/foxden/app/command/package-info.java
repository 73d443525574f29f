/**
 * What a person can ask for: one object a command, from which menus, palette, keys, tooltips and
 * help are made. Two key maps, one for looking and one for driving, never clash.
 */
@NullMarked
package foxden.app.command;

import org.jspecify.annotations.NullMarked;
