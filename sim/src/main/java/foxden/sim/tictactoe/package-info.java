/**
 * Tic-tac-toe of LMAct (arXiv 2412.01441): {@link foxden.sim.tictactoe.TicTacToe} is the game,
 * {@link foxden.sim.tictactoe.TicTacToeEnvironment} shows it to drivers, logs and windows, {@link
 * foxden.sim.tictactoe.TicTacToeText} to language models.
 */
@NullMarked
package foxden.sim.tictactoe;

import org.jspecify.annotations.NullMarked;
