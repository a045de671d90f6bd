/** What operators tell of models, their weights and their deployments; nothing here can be derived from the archive. */
package org.threadkeep.catalog.registry;
