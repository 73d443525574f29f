/**
 * The 7 x 7 crosswords of LMAct (arXiv 2412.01441), with clues and a generator of our own: {@link
 * foxden.sim.crossword.Clues} are the words, {@link foxden.sim.crossword.PuzzleMaker} lays them
 * out, {@link foxden.sim.crossword.CrosswordEnvironment} is the game.
 */
@NullMarked
package foxden.sim.crossword;

import org.jspecify.annotations.NullMarked;
