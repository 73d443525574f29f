/**
 * Cards over the window. {@link foxden.app.card.Card} comes and goes and gives the keyboard back;
 * {@link foxden.app.card.SearchCard} adds something to type and the rows that are left of it.
 */
@NullMarked
package foxden.app.card;

import org.jspecify.annotations.NullMarked;
