/**
 * The catalog's and the registry's tables: one class per statement, rows as records. Only this package imports the driver.
 */
package org.threadkeep.catalog.storage;
