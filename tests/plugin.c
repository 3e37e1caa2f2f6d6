/* A shared object for LoadLibrary to load (check_module.c). */
int plugin_count(void);

int
plugin_count(void)
{
	static int count;

	return ++count;
}
